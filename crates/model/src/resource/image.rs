//! What an instance is made from.

/// What an instance is made from: an AMI, which decides who logs in (R-SSH-2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Image {
    /// Amazon Linux 2023.
    #[default]
    AmazonLinux,
    /// Ubuntu Server 24.04.
    Ubuntu,
    /// Debian 13.
    Debian,
}

impl Image {
    /// Every one.
    pub const ALL: [Image; 3] = [Image::AmazonLinux, Image::Ubuntu, Image::Debian];

    /// As AWS's list of images has it.
    pub const fn name(self) -> &'static str {
        match self {
            Image::AmazonLinux => "Amazon Linux 2023",
            Image::Ubuntu => "Ubuntu Server 24.04 LTS",
            Image::Debian => "Debian 13",
        }
    }

    /// The user whose `authorized_keys` has the public half.
    pub const fn login_user(self) -> &'static str {
        match self {
            Image::AmazonLinux => "ec2-user",
            Image::Ubuntu => "ubuntu",
            Image::Debian => "admin",
        }
    }
}
