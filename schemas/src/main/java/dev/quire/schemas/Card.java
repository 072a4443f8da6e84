package dev.quire.schemas;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Facts that a reply shows as more than text. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Card permits OrderCard, BookCard {}
