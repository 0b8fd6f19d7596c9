Console.WriteLine("treatybot");
