using System.Text.Json.Nodes;

namespace TreatyBot.LoopbackDiscord.Rest;

/// <summary>Discord says no.</summary>
internal sealed class RestFailure(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public JsonObject Body => new() { ["message"] = Message, ["code"] = code, ["errors"] = errors?.DeepClone() };

    public static RestFailure InvalidBody(string where, string what) => new(
        400,
        50035,
        "Invalid Form Body",
        new JsonObject
        {
            [where] = new JsonObject { ["_errors"] = new JsonArray(new JsonObject { ["code"] = "INVALID", ["message"] = what }) },
        });
}
