package dev.quire.orders.books;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index like the table, on a thread of its own, and knows whether OpenSearch may be asked:
 *
 * <pre>
 *          the index has the table's books
 *   away ──────────────────────────────────▶ usable ──┐ every check-every: has the table changed?
 *   ▲ ▲ │ every retry-pause: try again          │  ▲──┘ then fill a new index
 *   │ └─┘                                       │
 *   └───────────────────────────────────────────┘
 *          a search failed, or a check
 * </pre>
 *
 * Nobody waits for it. While PostgreSQL is away the table cannot have changed for us, and the index stays in use.
 */
final class OpenSearchKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSearchKeeper.class);

    private final OpenSearchIndex index;
    private final BookRows rows;
    private final Duration retryPause;
    private final Duration checkEvery;
    private final Thread thread = new Thread(this::keep, "book-index");
    private final Semaphore failures = new Semaphore(0);
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile boolean usable;
    private volatile boolean closed;

    /** Of the table as we last saw it, in an index that we saw complete. */
    private @Nullable String verified;

    OpenSearchKeeper(OpenSearchIndex index, BookRows rows, OpenSearchProperties properties) {
        this.index = index;
        this.rows = rows;
        this.retryPause = properties.retryPause();
        this.checkEvery = properties.checkEvery();
    }

    /** To be called once, when the table has its books. */
    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    boolean usable() {
        return usable;
    }

    /** No search is tried any more until OpenSearch has answered a check. Tells it once. Any thread may call it. */
    synchronized void failed(RuntimeException cause) {
        usable = false;
        failures.release();
        tell("OpenSearch fails; PostgreSQL finds the books until it is back", cause);
    }

    private void keep() {
        try {
            while (!closed) {
                check();
                if (usable) {
                    var _ = failures.tryAcquire(checkEvery.toMillis(), TimeUnit.MILLISECONDS);
                }
                if (!usable) {
                    Thread.sleep(retryPause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        failures.drainPermits();
        try {
            String served = index.fingerprint();
            if (served == null) {
                usable = false;
            } else if (served.equals(verified)) {
                use();
            }
            String wanted = rows.fingerprint();
            if (!wanted.equals(served)) {
                index.fill(wanted, rows);
            }
            verified = wanted;
            use();
            failing.set(!usable);
        } catch (OpenSearchFailure e) {
            failed(e);
        } catch (RuntimeException e) {
            tell("The books in PostgreSQL cannot be read; the search index stays as it is", e);
        }
    }

    /** Unless a search failed since this check began, which may have asked before that. */
    private synchronized void use() {
        if (!usable && failures.availablePermits() == 0) {
            usable = true;
            LOG.info("OpenSearch finds the books");
        }
    }

    private void tell(String what, RuntimeException cause) {
        if (!closed && failing.compareAndSet(false, true)) {
            LOG.atWarn().addKeyValue("cause", cause.toString()).log(what);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
