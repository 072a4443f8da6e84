package dev.quire.intents;

import dev.quire.schemas.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conversation in memory, of which nothing is forgotten. Each exchange is kept as the JSON that would be stored. */
final class RememberedConversation implements Conversation {
    private final List<byte[]> exchanges = new ArrayList<>();

    void add(Exchange exchange) {
        exchanges.add(exchange.json());
    }

    void replace(Exchange exchange) {
        exchanges.set(indexOf(exchange.messageId()), exchange.json());
    }

    @Override
    public Optional<Exchange> exchange(MessageId message) {
        return all().stream()
                .filter(exchange -> exchange.messageId().equals(message))
                .findFirst();
    }

    @Override
    public List<Exchange> latest(int most) {
        return latestOf(all(), most);
    }

    @Override
    public List<Exchange> before(MessageId message, int most) {
        return latestOf(all().subList(0, Math.max(0, indexOf(message))), most);
    }

    private int indexOf(MessageId message) {
        return all().stream().map(Exchange::messageId).toList().indexOf(message);
    }

    private List<Exchange> all() {
        return exchanges.stream().map(Exchange::read).toList();
    }

    private static List<Exchange> latestOf(List<Exchange> exchanges, int most) {
        return exchanges.subList(Math.max(0, exchanges.size() - most), exchanges.size());
    }
}
