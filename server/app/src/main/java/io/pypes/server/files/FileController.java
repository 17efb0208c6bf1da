package io.pypes.server.files;

import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What publishers wrote.
@RestController
@RequestMapping("/api/v1/files")
@Tag(name = "files")
class FileController {

    private static final Set<String> TEXTS = Set.of("csv", "json", "log", "md", "ndjson", "tsv", "txt", "xml");
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final OutputFolder folder;

    FileController(OutputFolder folder) {
        this.folder = folder;
    }

    @GetMapping
    FileList listFiles() throws IOException {
        return new FileList(folder.root().toString(), folder.newest());
    }

    /// As a download, and never as something a browser would show: documents are not to be trusted.
    @GetMapping("/content")
    ResponseEntity<Resource> getFile(@RequestParam String path) {
        var file = folder.find(path)
                .orElseThrow(
                        () -> new ApiException(ErrorCode.FILE_UNKNOWN, "There is no file \"%s\".".formatted(path)));
        var name = file.getFileName().toString();
        var isText = TEXTS.contains(StringUtils.getFilenameExtension(name));
        return ResponseEntity.ok()
                .contentType(isText ? TEXT : MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }
}
