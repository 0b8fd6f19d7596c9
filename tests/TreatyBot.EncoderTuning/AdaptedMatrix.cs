using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TreatyBot.EncoderTuning;

/// <summary>A matrix of the encoder that stays as it is, and the change to it that is learnt: the product of two small ones.</summary>
internal sealed class AdaptedMatrix
{
    private readonly Tensor _weights;
    private readonly Tensor _bias;

    /// <param name="name">What the model calls it.</param>
    /// <param name="weights">Inputs by outputs.</param>
    /// <param name="bias">One an output.</param>
    /// <param name="rank">The columns of the first small matrix, and the rows of the second.</param>
    public AdaptedMatrix(string name, Tensor weights, Tensor bias, int rank)
    {
        Name = name;
        _weights = weights;
        _bias = bias;

        // The second begins as zeros: before the first step the encoder is what it was.
        Down = new Parameter(randn(weights.shape[0], rank) / Math.Sqrt(weights.shape[0]));
        Up = new Parameter(zeros(rank, weights.shape[1]));
    }

    public string Name { get; }

    public Parameter Down { get; }

    public Parameter Up { get; }

    public Tensor Forward(Tensor input) => input.matmul(_weights) + _bias + input.matmul(Down).matmul(Up);
}
