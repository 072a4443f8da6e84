package dev.quire.understanding;

import dev.quire.schemas.Matched.Layer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a message with the catalogue's phrases; the earliest intent that fits wins, small talk comes last. */
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

        boolean occursIn(List<String> words) {
            for (int start = 0; start < words.size(); start++) {
                if (!endsOfMatches(words, start).isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        /** Where its phrases end that begin at {@code start}. */
        List<Integer> endsOfMatches(List<String> words, int start) {
            List<Integer> ends = new ArrayList<>();
            for (Phrase phrase : byFirstWord.getOrDefault(words.get(start), List.of())) {
                int end = phrase.endOfMatch(words, start);
                if (end >= 0) {
                    ends.add(end);
                }
            }
            return ends;
        }
    }

    Phrases(List<Intent> intents) {
        this.candidates = intents.stream().map(Candidate::of).toList();
    }

    @Override
    public Optional<Match> match(Wording wording) {
        List<String> words = wording.words();
        return candidates.stream()
                .filter(candidate -> !candidate.intent().wholeMessage() && candidate.occursIn(words))
                .map(Candidate::intent)
                .findFirst()
                .or(() -> smallTalk(words))
                .map(intent -> new Match.Known(intent, Layer.PHRASE, 1));
    }

    /**
     * The phrases of such intents, one behind the other, must be the whole message. Of several intents the last has the
     * word: "thank you, bye" is a farewell.
     */
    private Optional<Intent> smallTalk(List<String> words) {
        Intent[] upTo = new Intent[words.size() + 1];
        for (int start = 0; start < words.size(); start++) {
            if (start > 0 && upTo[start] == null) {
                continue;
            }
            for (Candidate candidate : candidates) {
                if (candidate.intent().wholeMessage()) {
                    for (int end : candidate.endsOfMatches(words, start)) {
                        upTo[end] = candidate.intent();
                    }
                }
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.ofNullable(upTo[words.size()]);
    }
}
