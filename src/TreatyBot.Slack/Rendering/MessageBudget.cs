namespace TreatyBot.Slack.Rendering;

/// <summary>The room that is left in a message: characters and parts. What does not fit whole takes none.</summary>
internal sealed class MessageBudget(int characters, int parts)
{
    private int _characters = characters;
    private int _parts = parts;

    /// <summary>Takes the room of a part, where there is so much.</summary>
    public bool TryTake(int length)
    {
        if (length > _characters || _parts == 0)
        {
            return false;
        }

        _characters -= length;
        _parts--;
        return true;
    }
}
