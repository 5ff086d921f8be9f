import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { usePageTitle } from '../app/page-title.js';

export function LandingPage() {
  usePageTitle('');
  return (
    <>
      <h1>Hone</h1>
      <Button component={Link} to="/challenges">
        Browse challenges
      </Button>
    </>
  );
}
