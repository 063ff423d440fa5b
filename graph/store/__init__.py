"""Where the published graph is kept and asked: immutable snapshots, a pool of killable workers, other servers."""
