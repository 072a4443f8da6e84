package dev.quire.understanding;

/**
 * What a written word may have been.
 *
 * @param place in the language model
 * @param slips how many made of it what was written
 * @param probability that what was written is what becomes of it
 */
record Candidate(String word, int place, int slips, double probability) {}
