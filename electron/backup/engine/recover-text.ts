/** What `RECOVER.txt` says in every snapshot: the way back without Larder. ASCII only, for any editor. */
export const recoverText = `HOW TO GET THE DATA BACK WITHOUT LARDER

This copy is a standard restic repository (format version 2). You need two free programs,
restic (0.14 or newer) and sqlite3, and the recovery code that was printed at set-up.
The recovery code, with its dashes, is the password of the repository.

1. See what is there (REPOSITORY is the folder that holds "config" and "data"):

     restic -r REPOSITORY snapshots

2. Put one snapshot into a new, empty folder:

     restic -r REPOSITORY restore SNAPSHOT --target FOLDER

3. Put the changes beside the store they belong to. Do this even if the file is empty:

     mv FOLDER/store/overlay/store.db-wal FOLDER/store/base/

4. Open it. The first question must answer "ok":

     sqlite3 FOLDER/store/base/store.db "PRAGMA integrity_check"
     sqlite3 FOLDER/store/base/store.db ".tables"

Never put these files over, or beside, files of a Larder that is running.
What you restore this way is NOT encrypted: keep the folder private and delete it afterwards.

manifest.json says when the copy was made, of what, and the totals it must show.
To check the whole repository while Larder is running: restic -r REPOSITORY check --read-data --no-lock
`;
