package dev.quire.understanding;

/**
 * Slips of the finger between a written word and known ones: a letter too many, too few or wrong, or two neighbours
 * swapped. Their number is the optimal string alignment distance, found a letter of the known word at a time for all
 * letters of the written one at once, a bit each (Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit
 * Distances", 2003).
 */
final class Slips {
    private static final int ASCII = 128;

    private final String written;

    /** For each character of ASCII a bit where the written word has it. */
    private final long[] ascii = new long[ASCII];

    private final long last;

    /** @param written of at most 64 characters */
    Slips(String written) {
        if (written.length() > Long.SIZE) {
            throw new IllegalArgumentException("too long: " + written);
        }
        this.written = written;
        this.last = written.isEmpty() ? 0 : 1L << (written.length() - 1);
        for (int index = 0; index < written.length(); index++) {
            if (written.charAt(index) < ASCII) {
                ascii[written.charAt(index)] |= 1L << index;
            }
        }
    }

    /** Every letter once where it stands twice: a letter that is typed twice is no slip. */
    static String undoubled(String word) {
        StringBuilder once = new StringBuilder(word.length());
        for (int index = 0; index < word.length(); index++) {
            if (index == 0 || word.charAt(index) != word.charAt(index - 1)) {
                once.append(word.charAt(index));
            }
        }
        return once.toString();
    }

    /** One bit for each letter that occurs. */
    static int letters(String word) {
        int letters = 0;
        for (int index = 0; index < word.length(); index++) {
            letters |= 1 << (word.charAt(index) & 31);
        }
        return letters;
    }

    /** By their letters alone: a slip takes at most one letter away and brings at most one. */
    static boolean mayBeWithin(int most, int knownLetters, int writtenLetters) {
        int different = knownLetters ^ writtenLetters;
        // Most are passed by for the first condition, which follows from the others.
        return Integer.bitCount(different) <= 2 * most
                && Integer.bitCount(different & knownLetters) <= most
                && Integer.bitCount(different & writtenLetters) <= most;
    }

    /** @return the fewest slips that make one of the other, or any number above {@code most} if they are more than that */
    int from(String known, int most) {
        if (written.isEmpty()) {
            return known.length();
        }
        // Bit i: what the table's line i + 1 has more, or less, than the line above it, in the column of the letter.
        long more = -1;
        long less = 0;
        long sameAsDiagonal = 0;
        long placesBefore = 0;
        int slips = written.length();
        for (int index = 0; index < known.length(); index++) {
            long places = places(known.charAt(index));
            long swapped = ((~sameAsDiagonal & places) << 1) & placesBefore;
            sameAsDiagonal = (((places & more) + more) ^ more) | places | less | swapped;
            long moreThanLeft = less | ~(sameAsDiagonal | more);
            long lessThanLeft = more & sameAsDiagonal;
            if ((moreThanLeft & last) != 0) {
                slips++;
            } else if ((lessThanLeft & last) != 0) {
                slips--;
            }
            moreThanLeft = moreThanLeft << 1 | 1;
            lessThanLeft <<= 1;
            more = lessThanLeft | ~(sameAsDiagonal | moreThanLeft);
            less = moreThanLeft & sameAsDiagonal;
            placesBefore = places;
            int left = known.length() - 1 - index;
            if (slips - left > most) {
                // Each letter that is left takes away one at most.
                return most + 1;
            }
        }
        return slips;
    }

    /** A bit wherever the written word has the character. */
    private long places(char character) {
        if (character < ASCII) {
            return ascii[character];
        }
        long places = 0;
        for (int index = 0; index < written.length(); index++) {
            places |= written.charAt(index) == character ? 1L << index : 0;
        }
        return places;
    }
}
