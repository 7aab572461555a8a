namespace OpenImapi.Audio;

/// <summary>A library or program that music is worked on with, and whether it is there.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Version">Its version; nothing where it is not there.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="HowToInstall">How to get it on this system; empty where it is there.</param>
public sealed record AudioTool(string Name, string? Version, string Purpose, string HowToInstall)
{
    public bool IsThere => Version is not null;
}
