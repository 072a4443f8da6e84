package dev.quire.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import morfologik.fsa.FSA;
import morfologik.fsa.FSATraversal;
import morfologik.fsa.MatchResult;

/**
 * Whether a word is English, so that it is no other one mistyped: "slipping" is not "shipping". LanguageTool's spelling
 * dictionary of American English, an automaton of 0.7 MB. Safe for threads.
 */
final class EnglishWords {
    private static final String DICTIONARY = "/org/languagetool/resource/en/hunspell/en_US.dict";

    /** Stands between a word and how frequent it is. */
    private static final byte SEPARATOR = '+';

    /** What is shorter is too often another word mistyped. */
    private static final int SHORTEST = 4;

    private static final FSA WORDS = read();

    private EnglishWords() {}

    /** @param word in lower case; names, which have a capital, are not found */
    static boolean contains(String word) {
        if (word.length() < SHORTEST || word.indexOf(SEPARATOR) >= 0) {
            return false;
        }
        MatchResult match = new FSATraversal(WORDS).match(word.getBytes(StandardCharsets.UTF_8));
        return match.kind == MatchResult.SEQUENCE_IS_A_PREFIX && WORDS.getArc(match.node, SEPARATOR) != 0;
    }

    private static FSA read() {
        try (InputStream dictionary =
                Objects.requireNonNull(EnglishWords.class.getResourceAsStream(DICTIONARY), DICTIONARY)) {
            return FSA.read(dictionary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
