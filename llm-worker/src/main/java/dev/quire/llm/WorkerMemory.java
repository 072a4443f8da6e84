package dev.quire.llm;

import dev.quire.llm.budget.Budget;
import dev.quire.llm.lanes.PartitionMemory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** Tells budget and answered requests which partitions come and go; the note is the budget's. */
final class WorkerMemory implements PartitionMemory {
    private final Budget budget;
    private final AnsweredRequests answered;

    WorkerMemory(Budget budget, AnsweredRequests answered) {
        this.budget = budget;
        this.answered = answered;
    }

    @Override
    public void assigned(Map<Integer, Optional<OffsetAndMetadata>> committed) {
        Map<Integer, OptionalLong> positions = new HashMap<>();
        committed.forEach((partition, last) -> {
            budget.assigned(partition, last.map(OffsetAndMetadata::metadata).orElse(""));
            positions.put(
                    partition,
                    last.map(position -> OptionalLong.of(position.offset())).orElseGet(OptionalLong::empty));
        });
        answered.assigned(positions);
    }

    @Override
    public String note(int partition) {
        return budget.note(partition);
    }

    @Override
    public void gone(int partition) {
        budget.gone(partition);
        answered.gone(partition);
    }

    @Override
    public void others(Collection<String> notes) {
        budget.others(notes);
    }
}
