package dev.quire.understanding;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * What was learnt from the examples. It is trained when the module is built and read as a resource.
 *
 * @param version of the sources it was trained from: the same sources give the same version and the same bytes
 * @param threshold the probability below which the best label is no answer
 * @param spelling of the words in the examples: a message is put right by it before it is looked at
 */
public record IntentModel(String version, double threshold, Spelling spelling, LinearModel linear) {
    private static final String BUILT_IN = "/intents.model";

    /** The model that was trained with this build. */
    public static IntentModel builtIn() {
        try (InputStream in = Objects.requireNonNull(IntentModel.class.getResourceAsStream(BUILT_IN))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reading read(Wording message) {
        return spelling.read(message.words());
    }

    /** The most probable label. */
    public LinearModel.Guess best(Wording message) {
        return best(read(message));
    }

    LinearModel.Guess best(Reading message) {
        return linear.best(Features.of(message));
    }

    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
        out.writeUTF(version);
        out.writeDouble(threshold);
        spelling.language().write(out);
        linear.write(out);
        out.flush();
    }

    static IntentModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from));
        return new IntentModel(
                in.readUTF(), in.readDouble(), new Spelling(LanguageModel.read(in)), LinearModel.read(in));
    }
}
