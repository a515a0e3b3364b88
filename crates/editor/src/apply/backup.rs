//! What is in a database, and what is kept of it: backups, snapshots, and what is restored from them (R-RDS-5).

use super::lookup::{edit, existing, existing_mut, region_of};
use super::{database, fresh};
use crate::command::{Refusal, RestoreFrom};
use tollgate_model::{Database, DatabaseId, DbSnapshot, DbSnapshotId, Document, Network, SubnetId};

/// For how many days automated backups are kept; with 0 they end, and those that are there go (R-RDS-5).
pub(super) fn set_backup_retention(network: &mut Network, id: DatabaseId, days: u8) -> Result<(), Refusal> {
    let database = existing_mut(&mut network.databases, id)?;
    database.backup_retention = days;
    if days == 0 {
        database.backups.clear();
    }
    Ok(database.check_settings(id)?)
}

/// How many characters a row or document may have.
const ROW_LENGTH: usize = 200;

/// One row or document more, or fewer. Automated backups remember what was there before.
pub(super) fn set_row(network: &mut Network, id: DatabaseId, row: &str, there: bool) -> Result<(), Refusal> {
    let database = database::running(network, id)?;
    let row = row.trim().to_owned();
    if row.is_empty() || database.rows.contains(&row) == there {
        return Err(Refusal::NoSuchRow);
    }
    if there {
        fresh::must_fit(&row, ROW_LENGTH)?;
    }
    if database.backup_retention > 0 {
        if database.backups.len() >= Database::MOMENTS {
            database.backups.remove(0);
        }
        database.backups.push(database.rows.clone());
    }
    if there {
        database.rows.insert(row);
    } else {
        database.rows.remove(&row);
    }
    Ok(())
}

/// A manual snapshot.
pub(super) fn snapshot(network: &mut Network, id: DatabaseId) -> Result<DbSnapshotId, Refusal> {
    let region = region_of(network, id)?;
    let database = database::running(network, id)?;
    let (engine, rows, of) = (database.engine, database.rows.clone(), database.name.clone());
    let name = fresh::numbered_name(network, &format!("{of}-snapshot"));
    let snapshot = DbSnapshotId(fresh::number(network)?);
    network.db_snapshots.insert(snapshot, DbSnapshot { name, region, engine, rows });
    Ok(snapshot)
}

/// A new database, with a new endpoint, as one was (R-RDS-5). What was restored from is not touched.
pub(super) fn restore(
    document: &mut Document,
    from: RestoreFrom,
    subnet: SubnetId,
) -> Result<DatabaseId, Refusal> {
    let network = edit(document);
    let (engine, rows, of, region) = match from {
        RestoreFrom::Snapshot(id) => {
            let it = existing(&network.db_snapshots, id)?;
            (it.engine, it.rows.clone(), it.name.clone(), it.region)
        }
        RestoreFrom::Moment(id, index) => {
            let it = existing(&network.databases, id)?;
            let rows = it.backups.get(index).ok_or(Refusal::NoSuchRow)?;
            (it.engine, rows.clone(), it.name.clone(), region_of(network, id)?)
        }
    };
    if region_of(network, subnet)? != region {
        let id = match from {
            RestoreFrom::Snapshot(id) => id.into(),
            RestoreFrom::Moment(id, _) => id.into(),
        };
        return Err(Refusal::DifferentVpc { id, other: subnet.into() });
    }
    let name = fresh::name(network, &format!("{of}-restored"));
    let id = database::made(network, subnet, engine, name)?;
    existing_mut(&mut network.databases, id)?.rows = rows;
    database::settle(document, id);
    Ok(id)
}

#[cfg(test)]
mod tests {
    use crate::command::{Command, Refusal, RestoreFrom};
    use crate::starter::Starter;
    use crate::testing::Play;
    use tollgate_model::check::BuildError;
    use tollgate_model::{Component, Database, DatabaseId};

    fn id(play: &Play, name: &str) -> DatabaseId {
        play.id(name).to_string().parse().unwrap()
    }

    fn database<'a>(play: &'a Play, name: &str) -> &'a Database {
        &play.document.network.databases[&id(play, name)]
    }

    /// R-RDS-5.
    #[test]
    fn automated_backups_go_with_the_database_and_snapshots_stay() {
        let mut play = Play::starting(Starter::PublicAndPrivate);
        play.place(Component::Rds, Some(play.id("private-a")), (400, 500));
        let db = id(&play, "db-1");
        let write = |row: &str, there| Command::SetRow(db, row.to_owned(), there);
        play.does(write("order 1", true)).does(write("order 2", true));
        let snapshot = play.place(Component::DbSnapshot, Some(db.into()), (0, 0));
        play.does(write("order 1", false)).does(write("order 2", false));
        let subnet = play.subnet("private-a");
        // The last moment but one: before the first row was deleted.
        let from = RestoreFrom::Moment(db, 2);
        play.does(Command::Restore { from, subnet });
        let restored = database(&play, "db-1-restored");
        assert_eq!(restored.rows.len(), 2);
        assert!(database(&play, "db-1").rows.is_empty(), "what it was restored from is as it was");
        let endpoint = |play: &Play, name: &str| play.document.network.endpoint(id(play, name));
        assert_ne!(endpoint(&play, "db-1-restored"), endpoint(&play, "db-1"));
        play.does(Command::Delete([db.into()].into()));
        assert_eq!(play.refused(Command::Restore { from, subnet }), Refusal::Gone(db.into()));
        let from = RestoreFrom::Snapshot(snapshot.to_string().parse().unwrap());
        play.does(Command::Restore { from, subnet });
        assert_eq!(database(&play, "db-1-snapshot-1-restored").rows.len(), 2);
        let other = id(&play, "db-1-restored");
        play.does(Command::SetBackupRetention(other, 0));
        play.does(Command::SetRow(other, "order 3".to_owned(), true));
        assert!(database(&play, "db-1-restored").backups.is_empty());
        assert!(matches!(
            play.refused(Command::SetBackupRetention(other, 36)),
            Refusal::Build(BuildError::BackupRetention(36))
        ));
    }
}
