package dev.quire.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
    private static final Map<String, Set<String>> GROUPS = Map.of("order", Set.of("order", "parcel"));

    @Test
    void wordsMatchAsWords() {
        assertThat(occurs("hi", "hi!")).isTrue();
        assertThat(occurs("hi", "this")).isFalse();
        assertThat(occurs("hi", "oh hi there")).isTrue();
    }

    @Test
    void wordsMustFollowOneAnother() {
        assertThat(occurs("where is my order", "So where's my order now?")).isTrue();
        assertThat(occurs("where is my order", "where is my new order")).isFalse();
        assertThat(occurs("where is my order", "my order is where")).isFalse();
        assertThat(occurs("where is my order", "where is my")).isFalse();
    }

    @Test
    void gapSkipsUpToThreeWords() {
        assertThat(occurs("my .. order", "my order")).isTrue();
        assertThat(occurs("my .. order", "my very very late order")).isTrue();
        assertThat(occurs("my .. order", "my very very very late order")).isFalse();
    }

    @Test
    void gapIsTriedAgainWhenItsFirstFindLeadsNowhere() {
        assertThat(occurs("my .. order today", "my order or order today")).isTrue();
    }

    @Test
    void alternativesAndGroupsStandForOneWord() {
        assertThat(occurs("track/trace my <order>", "trace my parcel")).isTrue();
        assertThat(occurs("track/trace my <order>/letter", "track my letter")).isTrue();
        assertThat(occurs("track/trace my <order>", "track trace my parcel")).isTrue();
        assertThat(occurs("track/trace my <order>", "track my letter")).isFalse();
    }

    @Test
    void phrasesAreNormalisedLikeMessages() {
        assertThat(occurs("I'm e-mailing", "im E\u2011Mailing you")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".. order", "order ..", "my .. .. order", "?", "a//b", "e-mail/post", "<parcel>", "a/", ""
            })
    void whatIsNoPhraseIsRefused(String phrase) {
        assertThatIllegalArgumentException().isThrownBy(() -> Phrase.parse(phrase, GROUPS));
    }

    private static boolean occurs(String phrase, String message) {
        Intent intent = new Intent(
                "ours",
                "ours",
                false,
                false,
                List.of(Phrase.parse(phrase, GROUPS)),
                Set.of(),
                null,
                false,
                Intent.MeansTheOrder.NEVER,
                "An answer",
                List.of());
        return new Phrases(List.of(intent)).match(Wording.of(message)).isPresent();
    }
}
