namespace OpenImapi.Bench;

/// <summary>What one run of a program cost.</summary>
/// <param name="User">Seconds of CPU in the program.</param>
/// <param name="System">Seconds of CPU in the system on its behalf.</param>
/// <param name="Wall">Seconds that went by.</param>
/// <param name="PeakMebibytes">The most memory it had, in MiB.</param>
internal readonly record struct Cost(double User, double System, double Wall, double PeakMebibytes)
{
    public double Cpu => User + System;
}
