package dev.quire.gateway;

import dev.quire.schemas.TopicCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** Which part gets which. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {
    @Bean
    ServletServerContainerFactoryBean webSocketContainer() {
        return TomcatSockets.container();
    }

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    SessionIds sessionIds(SessionRegistry sessions) {
        return new SessionIds(sessions::welcomes);
    }

    @Bean
    TextRules textRules(GatewayProperties properties) {
        return new TextRules(properties.maxTextCharacters());
    }

    @Bean
    OriginPolicy originPolicy(GatewayProperties properties) {
        return new OriginPolicy(properties.allowedOrigins());
    }

    @Bean
    GatewayMetrics gatewayMetrics(MeterRegistry registry) {
        return new GatewayMetrics(registry);
    }

    @Bean
    FollowedPartitions followedPartitions(GatewayProperties properties, GatewayMetrics metrics, InstantSource clock) {
        FollowedPartitions followed =
                new FollowedPartitions(TopicCatalogue.REPLIES.partitions(), properties.replies(), clock);
        metrics.countPartitions(followed);
        return followed;
    }

    @Bean
    SessionRegistry sessionRegistry(FollowedPartitions followed) {
        return new SessionRegistry(TopicCatalogue.REPLIES.partitions(), followed);
    }

    @Bean
    ReplyTails replyTails(GatewayProperties properties) {
        return new ReplyTails(TopicCatalogue.REPLIES.partitions(), properties.replies());
    }

    @Bean
    RepliesReader repliesReader(
            KafkaProperties kafka,
            GatewayProperties properties,
            FollowedPartitions followed,
            SessionRegistry sessions,
            ReplyTails tails,
            GatewayMetrics metrics,
            InstantSource clock) {
        return new RepliesReader(
                kafka.buildConsumerProperties(),
                followed,
                new PartitionFollower(followed, tails, properties.replies(), clock),
                new ReplyDispatcher(sessions, tails, metrics),
                // On a thread of its own, since exit waits for the reader's to end. Whoever starts us starts us again.
                () -> Thread.ofPlatform().name("exit").start(() -> System.exit(1)));
    }

    @Bean(destroyMethod = "close")
    MessagePublisher messagePublisher(KafkaProperties kafka, GatewayProperties properties, GatewayMetrics metrics) {
        PendingMessages pending = new PendingMessages(properties.messages());
        metrics.countPending(pending);
        MessagePublisher publisher =
                MessagePublisher.connect(kafka.buildProducerProperties(), properties.messages(), pending);
        Thread.ofVirtual().name("publisher-warm-up").start(publisher::warmUp);
        return publisher;
    }

    @Bean(destroyMethod = "close")
    HistoryReader historyReader(GatewayProperties properties) {
        HistoryReader histories = new HistoryReader(
                properties.redisUrl(), properties.history(), properties.socket().sendQueueBytes() / 2);
        Thread.ofPlatform().name("history-warm-up").daemon().start(histories::warmUp);
        return histories;
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gateway-timer").daemon().factory());
    }

    @Bean
    Switchboard switchboard(
            GatewayProperties properties,
            TextRules textRules,
            SessionIds sessionIds,
            MessagePublisher publisher,
            SessionRegistry sessions,
            ReplyTails tails,
            HistoryReader histories,
            GatewayMetrics metrics,
            ScheduledExecutorService timer,
            InstantSource clock) {
        SessionTokens tokens = SessionTokens.withSecret(properties.tokenSecret());
        SocketProtocol protocol =
                new SocketProtocol(properties.socket(), textRules, tokens, sessionIds::newSocketSession);
        Executor virtualThreads = Thread::startVirtualThread;
        return new Switchboard(
                properties,
                protocol,
                publisher,
                sessions,
                tails,
                histories::read,
                metrics,
                timer,
                virtualThreads,
                clock);
    }

    @Bean
    ClientAddresses clientAddresses(GatewayProperties properties) {
        return new ClientAddresses(properties.limits());
    }

    @Bean
    Admission admission(GatewayProperties properties, InstantSource clock) {
        return new Admission(properties.limits(), clock);
    }

    @Bean
    OpenSockets openSockets(
            Switchboard switchboard,
            Admission admission,
            GatewayProperties properties,
            ScheduledExecutorService timer) {
        return new OpenSockets(switchboard, admission, properties.socket(), timer);
    }

    @Bean
    GatewayHealth gatewayHealthIndicator(RepliesReader reader, MessagePublisher publisher) {
        return new GatewayHealth(reader, publisher);
    }
}
