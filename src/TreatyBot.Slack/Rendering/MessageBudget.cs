namespace TreatyBot.Slack.Rendering;

/// <summary>The room that is left in a message: characters and parts. What does not fit whole takes none.</summary>
internal sealed class MessageBudget(int characters, int parts)
{
    private int _characters = characters;
    private int _parts = parts;

    /// <summary>Takes the room of one part, or of several that stay together, where there is so much.</summary>
    public bool TryTake(int length, int parts = 1)
    {
        if (length > _characters || parts > _parts)
        {
            return false;
        }

        _characters -= length;
        _parts -= parts;
        return true;
    }
}
