package dev.quire.understanding;

import java.util.random.RandomGenerator;

/** Slips of the finger: letters swapped, left out, doubled or replaced. The same generator state makes the same slips. */
public final class Typos {
    private final RandomGenerator random;

    public Typos(RandomGenerator random) {
        this.random = random;
    }

    /** @return {@code text} after {@code count} slips, each on a letter; a text of fewer than two characters as it is */
    public String in(String text, int count) {
        StringBuilder typed = new StringBuilder(text);
        for (int slips = 0; slips < count; slips++) {
            slip(typed);
        }
        return typed.toString();
    }

    private void slip(StringBuilder typed) {
        int[] letters = typed.chars().filter(Character::isLetter).toArray();
        if (letters.length == 0 || typed.length() < 2) {
            return;
        }
        int position = random.nextInt(typed.length());
        while (!Character.isLetter(typed.charAt(position))) {
            position = random.nextInt(typed.length());
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                int other = position + 1 < typed.length() ? position + 1 : position - 1;
                char letter = typed.charAt(position);
                typed.setCharAt(position, typed.charAt(other));
                typed.setCharAt(other, letter);
            }
            case 1 -> typed.deleteCharAt(position);
            case 2 -> typed.insert(position, typed.charAt(position));
            default -> typed.setCharAt(position, (char) ('a' + random.nextInt(26)));
        }
    }
}
