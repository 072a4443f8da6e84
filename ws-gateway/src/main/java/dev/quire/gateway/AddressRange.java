package dev.quire.gateway;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that begin with the same bits, written {@code 10.0.0.0/8} or {@code ::1}. */
record AddressRange(InetAddress first, int prefixBits) {
    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F.:]+)(?:/(\\d{1,3}))?");

    AddressRange {
        if (prefixBits < 0 || prefixBits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("An address has no " + prefixBits + " bits: " + first.getHostAddress());
        }
    }

    /** @throws IllegalArgumentException if it is not an address with or without a prefix length */
    static AddressRange parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not an address range such as 10.0.0.0/8: " + text);
        }
        InetAddress first = InetAddress.ofLiteral(form.group(1));
        String bits = form.group(2);
        return new AddressRange(first, bits == null ? first.getAddress().length * Byte.SIZE : Integer.parseInt(bits));
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
