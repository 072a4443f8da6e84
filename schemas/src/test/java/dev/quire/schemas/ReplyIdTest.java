package dev.quire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ReplyIdTest {
    private static final MessageId MESSAGE = MessageId.parse("5d0f3f7e-8d53-4b44-9a0c-2a7a3f1f9c02");

    /** Computed by another library. If one of them changes, visitors see answers twice while versions are mixed. */
    @Test
    void idsNeverChange() {
        assertThat(ReplyId.finalReplyTo(MESSAGE)).hasToString("ccfc70de-efc0-50e8-bf8e-9731b348e0ae");
        assertThat(ReplyId.noticeTo(MESSAGE, "delayed")).hasToString("cef51dee-34bc-5731-b286-a6f9fed446c4");
    }

    @Test
    void idsAreUuidsOfVersion5() throws Exception {
        // RFC 9562, appendix A.4, shows that the reckoning below is right.
        assertThat(uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"))
                .isEqualTo("2ed6657d-e927-568b-95e1-2665a8aea6a2");

        for (int i = 0; i < 100; i++) {
            MessageId message = MessageId.random();
            assertThat(ReplyId.finalReplyTo(message)).hasToString(uuid5(message.toString(), "final"));
            assertThat(ReplyId.noticeTo(message, "ü")).hasToString(uuid5(message.toString(), "notice:ü"));
        }
    }

    @Test
    void theReplyAndEachNoticeToAMessageDiffer() {
        assertThat(ReplyId.finalReplyTo(MESSAGE))
                .isEqualTo(ReplyId.finalReplyTo(MESSAGE))
                .isNotEqualTo(ReplyId.noticeTo(MESSAGE, "delayed"))
                .isNotEqualTo(ReplyId.finalReplyTo(MessageId.random()));
        assertThat(ReplyId.noticeTo(MESSAGE, "delayed")).isNotEqualTo(ReplyId.noticeTo(MESSAGE, "budget"));
    }

    /** Section 5.5 of the RFC once more, on hexadecimal text instead of bits. */
    private static String uuid5(String namespace, String name) throws Exception {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(HexFormat.of().parseHex(namespace.replace("-", "")));
        String hash = HexFormat.of().formatHex(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        int variant = new BigInteger(hash.substring(16, 17), 16).intValue() % 4 + 8;
        return String.join(
                "-",
                hash.substring(0, 8),
                hash.substring(8, 12),
                "5" + hash.substring(13, 16),
                Integer.toHexString(variant) + hash.substring(17, 20),
                hash.substring(20, 32));
    }
}
