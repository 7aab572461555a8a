using OpenImapi.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args is [Neighbour.Word, var task, var home] ? await Neighbour.RunAsync(task, home) : await ConsoleRunner.Run(args);
