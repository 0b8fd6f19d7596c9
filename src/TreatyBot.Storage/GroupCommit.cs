using Microsoft.Data.Sqlite;

namespace TreatyBot.Storage;

/// <summary>
/// Lets changes that wait at the same time share one transaction, and so one wait for the disk: under load accepting an event costs a part
/// of a flush, and an event that comes alone waits for nobody. Where one of them fails, each is run again in a transaction of its own.
/// </summary>
internal sealed class GroupCommit(SqliteDatabase database, SemaphoreSlim turn)
{
    /// <summary>The first of a group waits for the last.</summary>
    private const int MaxGroup = 64;

    private readonly Queue<Waiting> _waiting = new();
    private bool _isWriting;

    public Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, bool flushed, CancellationToken cancellationToken)
    {
        var waiting = new Waiting<T>(change, flushed, cancellationToken);
        bool isFirst;
        lock (_waiting)
        {
            _waiting.Enqueue(waiting);
            isFirst = !_isWriting;
            _isWriting = true;
        }

        if (isFirst)
        {
            _ = WriteGroupAsync();
        }

        return waiting.Task;
    }

    private async Task WriteGroupAsync()
    {
        await turn.WaitAsync();
        try
        {
            Write(Take());
        }
        finally
        {
            turn.Release();
        }

        lock (_waiting)
        {
            if (_waiting.Count == 0)
            {
                _isWriting = false;
                return;
            }
        }

        // Whoever wrote this group goes on with his own work.
        _ = Task.Run(WriteGroupAsync);
    }

    private List<Waiting> Take()
    {
        var group = new List<Waiting>();
        lock (_waiting)
        {
            while (group.Count < MaxGroup && _waiting.TryDequeue(out var waiting))
            {
                if (!waiting.IsGivenUp())
                {
                    group.Add(waiting);
                }
            }
        }

        return group;
    }

    private void Write(List<Waiting> group)
    {
        if (group.Count > 1 && TryTogether(group))
        {
            group.ForEach(waiting => waiting.Complete());
            return;
        }

        foreach (var waiting in group)
        {
            try
            {
                database.Write(waiting.Run, waiting.Flushed);
                waiting.Complete();
            }
            catch (Exception e)
            {
                waiting.Fail(e);
            }
        }
    }

    private bool TryTogether(List<Waiting> group)
    {
        try
        {
            return database.Write(
                connection => group.TrueForAll(waiting => waiting.Run(connection)), group.Exists(waiting => waiting.Flushed));
        }
        catch (Exception)
        {
            // Whose fault it was shows when each is run alone.
            return false;
        }
    }

    private abstract class Waiting(bool flushed)
    {
        public bool Flushed { get; } = flushed;

        /// <summary>True: nobody waits for it any more.</summary>
        public abstract bool IsGivenUp();

        /// <summary>True; or it throws.</summary>
        public abstract bool Run(SqliteConnection connection);

        public abstract void Complete();

        public abstract void Fail(Exception exception);
    }

    private sealed class Waiting<T>(Func<SqliteConnection, T> change, bool flushed, CancellationToken cancellationToken) : Waiting(flushed)
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Task => _done.Task;

        public override bool IsGivenUp() => cancellationToken.IsCancellationRequested && _done.TrySetCanceled(cancellationToken);

        public override bool Run(SqliteConnection connection)
        {
            _result = change(connection);
            return true;
        }

        public override void Complete() => _done.TrySetResult(_result);

        public override void Fail(Exception exception) => _done.TrySetException(exception);
    }
}
