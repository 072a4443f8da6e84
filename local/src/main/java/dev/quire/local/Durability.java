package dev.quire.local;

/** What a server's data is for. Either way it outlives a restart on the same directory; the choice is about crashes. */
public enum Durability {
    /** Written to disk as the server's own defaults say: it outlives a power cut. */
    KEPT,

    /** As fast as possible: for tests, which throw the data away. */
    THROWAWAY
}
