package dev.quire.gateway;

/**
 * Where a visitor comes from, as far as limits go.
 *
 * @param key an IPv4 address, or the first 64 bits of an IPv6 address: one customer has all the rest
 * @param exempt whether nothing is limited
 */
record ClientAddress(String key, boolean exempt) {}
