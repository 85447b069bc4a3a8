export { addCourse, type BenchCourse } from './content.ts';
export { addLearners, type BenchLearner } from './learners.ts';
export { countFailures, sendLoad, type LoadJob, type LoadResult } from './load.ts';
export { hasCpuTimes, readCpuMs, readLoad, readMemory, waitForQuiet } from './machine.ts';
export { startBenchPostgres, type BenchPostgres } from './postgres.ts';
export { compareRounds, measureCpu, median, printGoal, printLine, runRounds, type Sample } from './rounds.ts';
export { findFreePort, startSchool, type SchoolPlace, type SchoolProcess } from './school.ts';
export { writeRequest, type MakeTraffic, type Traffic } from './traffic.ts';
