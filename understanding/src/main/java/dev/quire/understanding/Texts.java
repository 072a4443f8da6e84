package dev.quire.understanding;

/**
 * What the shop says besides the answers of its intents.
 *
 * @param fallback when there is no answer
 * @param wrongOrderNumber when an order number was asked for and a number of another length came
 * @param tooManyOrderNumbers when a visitor goes through one order number after another
 * @param unfinished when a message is only the beginning of a thought
 */
public record Texts(String fallback, String wrongOrderNumber, String tooManyOrderNumbers, String unfinished) {}
