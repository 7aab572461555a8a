using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>The data of a feature as a value.</summary>
public interface IFeature : IStructure
{
    static abstract FeatureCode Code { get; }

    /// <summary>Encoded length in bytes, without the descriptor's header.</summary>
    static abstract int Length { get; }
}
