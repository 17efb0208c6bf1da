package io.pypes.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.server.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class DurableCommitsIT {

    private final DurableCommits durable;
    private final JdbcClient database;

    DurableCommitsIT(@Autowired DurableCommits durable, @Autowired JdbcClient database) {
        this.durable = durable;
        this.database = database;
    }

    @BeforeEach
    void an_empty_table() {
        database.sql("drop table if exists commits").update();
        database.sql("create table commits (number integer)").update();
    }

    @Test
    void gives_what_the_changes_gave() {
        var rows = durable.commit(() -> insert(1));

        assertThat(rows).isEqualTo(1);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void undoes_everything_when_the_changes_fail() {
        assertThatThrownBy(() -> durable.commit(() -> {
                    insert(1);
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");

        assertThat(count()).isZero();
    }

    @Test
    void keeps_an_interrupt_for_later() {
        Thread.currentThread().interrupt();

        durable.commit(() -> insert(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(count()).isEqualTo(1);
    }

    private int insert(int number) {
        return database.sql("insert into commits values (?)").param(number).update();
    }

    private int count() {
        return database.sql("select count(*) from commits").query(Integer.class).single();
    }
}
