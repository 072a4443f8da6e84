package dev.quire.local;

/** How to reach a database. */
public record PostgresAccess(String jdbcUrl, String user, String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
