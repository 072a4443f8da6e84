package dev.quire.llm.budget;

/**
 * Tokens of one call.
 *
 * @param prompt those of the prompt that the server had to read
 * @param cachedPrompt those of the prompt that it still had
 * @param completion those of the answer, thinking included
 */
record Usage(long prompt, long cachedPrompt, long completion) {
    static final Usage NOTHING = new Usage(0, 0, 0);

    /**
     * English has about four characters, of one byte each, to a token; other scripts have fewer characters to a token but
     * more bytes to a character, so bytes are the steadier measure.
     */
    private static final int BYTES_PER_TOKEN = 4;

    long total() {
        return prompt + cachedPrompt + completion;
    }

    /** An estimate, for servers that do not count and streams that end before they tell. */
    static long tokens(long utf8Bytes) {
        return Math.ceilDiv(utf8Bytes, BYTES_PER_TOKEN);
    }
}
