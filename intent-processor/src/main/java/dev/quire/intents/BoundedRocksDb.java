package dev.quire.intents;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all stores of the process one memory budget outside the heap. By default each of the twelve partitions may take
 * 50 MB of cache and 48 MB of write buffers.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long BYTES = 32L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 16L * 1024 * 1024;

    /**
     * What a write buffer takes at a time. By default 1 MB, so that those of the twelve partitions fill the budget when they hold
     * next to nothing, and are written to disk ever again.
     */
    private static final long ARENA_BYTES = 64L * 1024;

    /** Of the partitions together; write buffers are charged to it. When it is full, blocks are read from disk again. */
    private static final Cache CACHE = new LRUCache(BYTES);

    /** When it is full, the largest buffer is written to disk. */
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setArenaBlockSize(ARENA_BYTES);
    }

    @Override
    public void close(String storeName, Options options) {
        // The budget is shared and lives as long as the process.
    }
}
