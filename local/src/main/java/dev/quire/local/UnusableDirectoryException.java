package dev.quire.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The directory that was named for the data cannot keep any; the message says why. */
final class UnusableDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableDirectoryException(Path directory, IOException cause) {
        super(
                "Quire cannot keep its data in " + directory + ": " + reason(cause)
                        + ". Choose another directory with: ./quire up --data DIRECTORY",
                cause);
    }

    /** Java gives the commonest reasons as a class and no words. */
    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "no permission to write " + denied.getFile();
            case FileAlreadyExistsException file -> file.getFile() + " is a file";
            case NoSuchFileException missing -> missing.getFile() + " cannot be created";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case IOException other -> other.toString();
        };
    }
}
