using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace TreatyBot.Meaning;

/// <summary>
/// A model of BERT's kind in memory, with its vocabulary. A call runs on the caller's thread alone; many may run at once.
/// </summary>
internal sealed class LoadedModel : IDisposable
{
    /// <summary>
    /// In tokens: what a run over more has taken for its intermediate results is given back, since batches come and go; questions find it
    /// there.
    /// </summary>
    private const int MaxKept = 256;

    private readonly InferenceSession _session;
    private readonly WordPieces _pieces;
    private readonly string[] _inputs;
    private readonly string _output;

    private readonly string _name;

    private LoadedModel(string name, InferenceSession session, WordPieces pieces, string[] inputs, string output)
    {
        _name = name;
        _session = session;
        _pieces = pieces;
        _inputs = inputs;
        _output = output;
    }

    /// <summary>Takes the first output, whatever it is; its numbers are gone after the call.</summary>
    public delegate void OutputReader(ReadOnlySpan<float> values, ReadOnlySpan<long> shape);

    /// <param name="model">The model.</param>
    /// <param name="quantize">True: with small weights.</param>
    /// <param name="outputRank">How many dimensions the output has that is to be read.</param>
    /// <param name="setting">What names it.</param>
    /// <exception cref="InvalidDataException">It cannot be used; the message says why and what to do, in a sentence.</exception>
    public static LoadedModel Load(EncoderModel model, bool quantize, int outputRank, string setting)
    {
        try
        {
            return LoadUnguarded(model, quantize, outputRank);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException(
                $"A file of the model '{model.Name}' is missing ({e.Message.TrimEnd('.')}). Put it there, or correct {setting}.", e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidDataException($"The model '{model.Name}' cannot be used: {FirstLine(e)}. Correct {setting}.", e);
        }
    }

    /// <summary>The tokens of a text, at most so many.</summary>
    public long[] Tokens(string text, int maxTokens) => _pieces.Tokens(text, maxTokens);

    /// <summary>Runs a batch of texts, filled up with zeros to one length.</summary>
    public void Run(long[] ids, long[] mask, long[] types, int length, OutputReader read, CancellationToken cancellationToken)
    {
        long[] shape = [ids.Length / length, length];
        using var idValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(types, shape);
        using var options = new RunOptions();
        if (ids.Length > MaxKept)
        {
            options.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
        }

        // A model that never comes to an end would otherwise keep the program from ending.
        using var stopping = cancellationToken.Register(() => options.Terminate = true);
        try
        {
            var given = _inputs.Select(name => name switch { "input_ids" => idValue, "attention_mask" => maskValue, _ => typeValue });
            using var outputs = _session.Run(options, _inputs, [.. given], [_output]);
            read(outputs[0].GetTensorDataAsSpan<float>(), outputs[0].GetTensorTypeAndShape().Shape);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InvalidDataException($"The model '{_name}' fails ({FirstLine(e)}).", e);
        }
    }

    public void Dispose() => _session.Dispose();

    private static LoadedModel LoadUnguarded(EncoderModel model, bool quantize, int outputRank)
    {
        NativeHeap.KeepSmall();
        var pieces = WordPieces.Read(model);
        byte[] bytes;
        using (var weights = model.OpenWeights())
        using (var adapter = model.OpenAdapter?.Invoke())
        {
            bytes = OnnxFile.Read(weights, adapter, quantize);
        }

        // One thread a call: the caller says how many calls run at once, and a question never waits for a pool of threads to gather.
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        var session = new InferenceSession(bytes, options);
        try
        {
            var loaded = new LoadedModel(model.Name, session, pieces, Inputs(session), Output(session, outputRank));
            loaded.TryLastPiece(pieces.Count);
            return loaded;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static string[] Inputs(InferenceSession session)
    {
        var unknown = session.InputMetadata.Keys.Except(["input_ids", "attention_mask", "token_type_ids"], StringComparer.Ordinal).ToList();
        return unknown.Count > 0 ? throw new InvalidDataException($"it wants inputs that are not known here ({string.Join(", ", unknown)})")
            : session.InputMetadata.Values.Any(input => input.ElementDataType != TensorElementType.Int64)
                ? throw new InvalidDataException("its inputs are not 64-bit integers")
                : [.. session.InputMetadata.Keys];
    }

    private static string Output(InferenceSession session, int rank) =>
        session.OutputMetadata.FirstOrDefault(output => output.Value.Dimensions.Length == rank
            && output.Value.ElementDataType == TensorElementType.Float).Key
        ?? throw new InvalidDataException($"none of its outputs is made of 32-bit floats in {rank} dimensions");

    /// <summary>
    /// A vocabulary of another model has word pieces that this one has no embedding for: better found now than in the middle of a document.
    /// </summary>
    private void TryLastPiece(int pieces)
    {
        try
        {
            Run([pieces - 1], [1], [0], 1, (_, _) => { }, CancellationToken.None);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException(
                $"it fails on the last of the {pieces} word pieces of its vocabulary, which may belong to another model", e);
        }
    }

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].Trim().TrimEnd('.');
}
