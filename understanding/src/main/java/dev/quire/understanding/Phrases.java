package dev.quire.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a message with the catalogue's phrases; the earliest intent that fits wins. */
final class Phrases implements MatchLayer {
    private final List<Candidate> candidates;

    /** @param byFirstWord the intent's phrases that can begin with a word: of hundreds only a few are compared */
    private record Candidate(Intent intent, Map<String, List<Phrase>> byFirstWord) {
        static Candidate of(Intent intent) {
            Map<String, List<Phrase>> byFirstWord = new HashMap<>();
            for (Phrase phrase : intent.phrases()) {
                for (String word : phrase.firstWords()) {
                    byFirstWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(phrase);
                }
            }
            return new Candidate(intent, byFirstWord);
        }

        boolean fits(List<String> words) {
            return intent.wholeMessage() ? intent.isMadeUpOf(words) : occursIn(words);
        }

        private boolean occursIn(List<String> words) {
            for (int start = 0; start < words.size(); start++) {
                for (Phrase phrase : byFirstWord.getOrDefault(words.get(start), List.of())) {
                    if (phrase.endOfMatch(words, start) >= 0) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    Phrases(List<Intent> intents) {
        this.candidates = intents.stream().map(Candidate::of).toList();
    }

    @Override
    public Optional<Match> match(Wording wording) {
        return candidates.stream()
                .filter(candidate -> candidate.fits(wording.words()))
                .findFirst()
                .map(candidate -> new Match.Known(candidate.intent(), Layer.PHRASES, 1));
    }
}
