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

    /** One bit for each letter that occurs. Each slip changes at most two of them. */
    static int letters(String word) {
        int letters = 0;
        for (int index = 0; index < word.length(); index++) {
            letters |= 1 << (word.charAt(index) & 31);
        }
        return letters;
    }

    /** Optimal string alignment: the fewest slips that make one of the other. */
    static int between(String known, String written) {
        int[] beforeLast = new int[written.length() + 1];
        int[] last = new int[written.length() + 1];
        int[] row = new int[written.length() + 1];
        for (int column = 0; column <= written.length(); column++) {
            last[column] = column;
        }
        for (int line = 1; line <= known.length(); line++) {
            row[0] = line;
            for (int column = 1; column <= written.length(); column++) {
                boolean same = known.charAt(line - 1) == written.charAt(column - 1);
                row[column] = Math.min(Math.min(row[column - 1], last[column]) + 1, last[column - 1] + (same ? 0 : 1));
                if (line > 1
                        && column > 1
                        && known.charAt(line - 1) == written.charAt(column - 2)
                        && known.charAt(line - 2) == written.charAt(column - 1)) {
                    row[column] = Math.min(row[column], beforeLast[column - 2] + 1);
                }
            }
            int[] reused = beforeLast;
            beforeLast = last;
            last = row;
            row = reused;
        }
        return last[written.length()];
    }
}
