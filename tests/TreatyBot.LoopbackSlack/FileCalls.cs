using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TreatyBot.LoopbackSlack;

/// <summary>Files: a place to send one to, its bytes, and the channel that gets it (docs.slack.dev/messaging/working-with-files).</summary>
internal sealed class FileCalls(SlackServer slack)
{
    private readonly ConcurrentDictionary<string, (string Name, int Length, byte[]? Content)> _files = new(StringComparer.Ordinal);

    public JsonObject Place(LoopbackWorkspace workspace, JsonObject body)
    {
        if (!workspace.Scopes.Contains("files:write"))
        {
            return ApiAnswer.Error("missing_scope");
        }

        if ((string?)body["filename"] is not { Length: > 0 } name || !int.TryParse((string?)body["length"], out var length) || length == 0)
        {
            slack.Violate($"a file without a name or a length: {body.ToJsonString()}");
            return ApiAnswer.Error("invalid_arguments");
        }

        var id = $"F{Guid.NewGuid():N}";
        _files[id] = (name, length, null);
        return ApiAnswer.Ok(("upload_url", new Uri(slack.ApiBaseUrl, $"/upload/{id}").AbsoluteUri), ("file_id", id));
    }

    public async Task TakeAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        if (!_files.TryGetValue(id, out var file) || content.Length != file.Length)
        {
            slack.Violate($"{content.Length} bytes were sent for {id}");
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        _files[id] = file with { Content = content.ToArray() };
        await context.Response.WriteAsync($"OK - {content.Length}");
    }

    public JsonObject Complete(LoopbackWorkspace workspace, JsonObject body)
    {
        if (!workspace.Scopes.Contains("files:write"))
        {
            return ApiAnswer.Error("missing_scope");
        }

        if (body["files"] is not JsonArray { Count: 1 } files
            || !_files.TryGetValue((string?)files[0]!["id"] ?? "", out var file)
            || file.Content is not { } content)
        {
            return ApiAnswer.Error("file_not_found");
        }

        slack.Add(new LoopbackFile(file.Name, content, (string?)body["channel_id"], (string?)body["thread_ts"]));
        return ApiAnswer.Ok(("files", files.DeepClone()));
    }
}
