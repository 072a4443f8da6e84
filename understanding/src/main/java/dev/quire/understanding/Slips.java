package dev.quire.understanding;

/**
 * Slips of the finger between two words: a letter too many, too few or wrong, or two neighbours swapped. A letter that is
 * typed twice is none.
 */
final class Slips {
    private Slips() {}

    /** Every letter once where it stands twice. */
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
        return Integer.bitCount(knownLetters & ~writtenLetters) <= most
                && Integer.bitCount(writtenLetters & ~knownLetters) <= most;
    }

    /**
     * Optimal string alignment: the fewest slips that make one of the other. Only what can still be within {@code most} is
     * looked at: for two words that have little in common a few letters.
     *
     * @param rows three of them to write in, each longer than the written word by two
     * @return {@code most + 1} if there are more than {@code most}
     */
    static int between(String known, String written, int most, int[][] rows) {
        int tooMany = most + 1;
        if (Math.abs(known.length() - written.length()) > most) {
            return tooMany;
        }
        int[] beforeLast = rows[0];
        int[] last = rows[1];
        int[] row = rows[2];
        for (int column = 0; column <= Math.min(written.length(), most); column++) {
            last[column] = column;
        }
        last[most + 1] = tooMany;
        int leastOfLast = 0;
        for (int line = 1; line <= known.length(); line++) {
            int from = Math.max(1, line - most);
            int to = Math.min(written.length(), line + most);
            // What lies beside the band is too many.
            row[from - 1] = from == 1 ? Math.min(line, tooMany) : tooMany;
            int least = row[from - 1];
            for (int column = from; column <= to; column++) {
                boolean same = known.charAt(line - 1) == written.charAt(column - 1);
                int slips = Math.min(Math.min(row[column - 1], last[column]) + 1, last[column - 1] + (same ? 0 : 1));
                if (line > 1
                        && column > 1
                        && known.charAt(line - 1) == written.charAt(column - 2)
                        && known.charAt(line - 2) == written.charAt(column - 1)) {
                    slips = Math.min(slips, beforeLast[column - 2] + 1);
                }
                row[column] = slips;
                least = Math.min(least, slips);
            }
            row[to + 1] = tooMany;
            // Two neighbours swapped reach back over one line, not over two.
            if (least > most && leastOfLast > most) {
                return tooMany;
            }
            leastOfLast = least;
            int[] reused = beforeLast;
            beforeLast = last;
            last = row;
            row = reused;
        }
        return Math.min(last[written.length()], tooMany);
    }
}
