using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Sound that was decoded into a temporary file, and what was met on the way.</summary>
/// <param name="work">The samples; owned.</param>
/// <param name="clipped">Stereo samples beyond full scale.</param>
/// <param name="peak">The highest value, 1 being full scale.</param>
internal sealed class ConvertedSound(WorkFile work, long clipped, double peak) : IDisposable
{
    public SampleCount Length { get; } = new(work.Length / SampleCount.Size);

    public long Clipped => clipped;

    public double Peak => peak;

    public Stream Open() => work.OpenStream();

    public void Dispose() => work.Dispose();
}
