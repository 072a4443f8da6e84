package dev.quire.local;

/** What a server's data is for. It outlives a restart either way; the choice is about crashes and power cuts. */
public enum Durability {
    /** Written to disk as the server's own defaults say: it outlives a power cut. */
    KEPT,

    /** As fast as possible: for tests, which throw the data away. */
    THROWAWAY
}
