//! Texts about the life of instances, key pairs and the terminal.

use super::texts;

texts! {
    life_image => "Image (AMI)", "이미지(AMI)";
    life_image_note(user: &str) => "Whoever logs in is {user}.", "로그인하는 사용자는 {user}입니다.";
    life_type => "Instance type", "인스턴스 유형";
    life_key_pair => "Key pair", "키 페어";
    life_key_pair_note =>
        "AWS puts it on the instance at first boot and never again. A choice here draws the instance as if it had been launched so.",
        "AWS는 처음 부팅할 때 한 번만 키를 넣습니다. 여기서 바꾸면 처음부터 그 키 페어로 시작한 인스턴스로 봅니다.";
    life_no_key_pair_note => "Launched without a key pair: nobody can log in.", "키 페어 없이 시작해서 아무도 로그인할 수 없습니다.";
    life_user_data => "User data", "사용자 데이터";
    life_user_data_none => "nothing", "없음";
    life_user_data_web => "install a web server", "웹 서버 설치";
    life_user_data_mysql => "install MySQL", "MySQL 설치";
    life_user_data_worked(port: u16) => "Downloaded at first boot; it answers on port {port}.", "처음 부팅할 때 내려받아 {port}번 포트에서 응답합니다.";
    life_user_data_failed(port: u16) =>
        "At first boot there was no way out to the internet: the instance runs, but nothing answers on port {port}.",
        "처음 부팅할 때 인터넷으로 나갈 길이 없어서 인스턴스는 실행 중이지만 {port}번 포트에서 아무것도 응답하지 않습니다.";
    life_start => "Start", "시작";
    life_stop => "Stop", "중지";
    life_reboot => "Reboot", "재부팅";
    life_terminate => "Terminate", "종료";
    life_running_elastic =>
        "Stop and start keep the private address and the Elastic IP.",
        "중지했다가 시작해도 프라이빗 주소와 탄력적 IP는 그대로입니다.";
    life_running_auto =>
        "Stop releases the public address, and start brings another one. Reboot keeps all addresses.",
        "중지하면 퍼블릭 주소가 반납되고, 시작하면 다른 주소를 받습니다. 재부팅하면 주소가 모두 그대로입니다.";
    life_running_private => "The private address stays until the instance is terminated.", "프라이빗 주소는 종료할 때까지 그대로입니다.";
    life_stopped => "Stopped: it answers nothing and keeps its private address.", "중지되어 응답하지 않지만 프라이빗 주소는 그대로입니다.";
    life_terminated => "Terminated: its addresses are released, and it never starts again.", "종료되어 주소를 모두 반납했고 다시 시작할 수 없습니다.";

    life_launched_with_it => "Launched with this key pair", "이 키 페어로 시작한 인스턴스";
    life_no_instances => "No instance was launched with it yet.", "아직 이 키 페어로 시작한 인스턴스가 없습니다.";
    life_halves =>
        "AWS keeps the public half. The private half was downloaded once, when the pair was made.",
        "AWS에는 퍼블릭 키만 있습니다. 프라이빗 키는 키 페어를 만들 때 한 번만 내려받습니다.";
    life_no_private_half =>
        "No laptop has the private half, and AWS does not give it out again. Make another key pair.",
        "프라이빗 키가 있는 노트북이 없습니다. AWS는 다시 주지 않으니 키 페어를 새로 만드세요.";
    life_key_files => "Key files", "키 파일";
    life_no_key_files => "None. Make a key pair in a Region: its private half is saved here.", "없습니다. 리전에 키 페어를 만들면 프라이빗 키가 여기에 저장됩니다.";
    life_key_open => "Others may read it: ssh will not use it. chmod 400 in the terminal.", "다른 사용자도 읽을 수 있는 파일이라 ssh가 거부합니다. 터미널에서 chmod 400을 실행하세요.";
    life_new_key_pair => "New key pair", "새 키 페어";

    terminal_open => "Terminal", "터미널";
    terminal_title(name: &str) => "Terminal on {name}", "{name}의 터미널";
    terminal_close => "Close the terminal", "터미널 닫기";
    terminal_input => "Command", "명령";
    terminal_output => "Output", "출력";
    terminal_welcome => "Type a command and press Enter. help lists them.", "명령을 입력하고 Enter를 누르세요. help를 입력하면 명령 목록이 나옵니다.";
    terminal_help_ssh => "log in to an instance", "인스턴스에 로그인";
    terminal_help_chmod => "say who may read a file", "누가 파일을 읽을 수 있는지 정하기";
    terminal_help_ls => "list the files", "파일 목록";
    terminal_help_df => "list the disks of an instance", "인스턴스의 디스크 목록";
    terminal_help_echo => "write a file there", "인스턴스에 파일 쓰기";
    terminal_help_cat => "read a file there; cp and rm work too", "인스턴스의 파일 읽기. cp와 rm도 됩니다";
    terminal_help_curl => "fetch a page (port 80)", "페이지 가져오기(80번 포트)";
    terminal_help_ping => "ask whether a host answers", "호스트가 응답하는지 묻기";
    terminal_help_dig => "look up a name", "이름 조회";
    terminal_help_nc => "try a port", "포트에 연결되는지 확인";
    terminal_help_clear => "empty the screen", "화면 비우기";
    terminal_help_exit => "leave the instance", "인스턴스에서 나오기";
}
