namespace OpenImapi.Audio;

/// <summary>What is made equally loud.</summary>
public enum LevellingMode
{
    /// <summary>Nothing: all samples stay as they are.</summary>
    Off,

    /// <summary>Every track by itself.</summary>
    Track,

    /// <summary>The album as a whole; its tracks keep their differences.</summary>
    Album,
}
